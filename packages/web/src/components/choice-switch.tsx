interface ChoiceSwitchProps<T extends string> {
  label: string
  choices: readonly { id: T; label: string }[]
  current: T
  choose: (id: T) => void
}

/** A few choices side by side, of which one holds. */
export function ChoiceSwitch<T extends string>({ label, choices, current, choose }: ChoiceSwitchProps<T>) {
  return (
    <fieldset className="inline-flex rounded-md border border-edge p-0.5">
      <legend className="sr-only">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          aria-pressed={choice.id === current}
          onClick={() => choose(choice.id)}
          className="min-h-7 rounded px-2.5 text-sm hover:bg-tint aria-pressed:bg-accent aria-pressed:text-on-accent"
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  )
}
