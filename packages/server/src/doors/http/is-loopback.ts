/** 127.0.0.0/8 and ::1, also where IPv4 is written as IPv6. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/i.test(address) || address === '::1'
}
