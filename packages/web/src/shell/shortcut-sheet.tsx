import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Modal } from '../components/modal.tsx'
import { showKey } from '../keyboard/match-key.ts'
import { readSingleKeys, writeSingleKeys } from '../keyboard/single-keys.ts'
import { isApple } from '../keyboard/use-shortcuts.ts'
import { texts } from '../texts/en.ts'

/** All keys, and the switch for those of a single letter. */
export function ShortcutSheet({ close }: { close: () => void }) {
  const [isOn, setIsOn] = useState(readSingleKeys)
  const toggle = (): void => {
    writeSingleKeys(!isOn)
    setIsOn(!isOn)
  }
  return (
    <Modal title={texts.shortcuts.title} close={close}>
      <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {texts.shortcuts.list.map(([keys, meaning]) => (
          <div key={meaning} className="col-span-2 grid grid-cols-subgrid">
            <dt className="flex items-start gap-1">
              {keys.map((key) => (
                <kbd key={key} className="rounded border border-edge px-1.5 font-mono text-sm">
                  {showKey(key, isApple)}
                </kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label className="mb-4 flex min-h-6 items-center gap-2">
        <input type="checkbox" checked={isOn} onChange={toggle} className="size-4 accent-accent" />
        {texts.shortcuts.singleKeys}
      </label>
      <Button look="primary" onClick={close}>
        {texts.notices.close}
      </Button>
    </Modal>
  )
}
