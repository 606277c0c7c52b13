export function PassportPage(_: { parts: string[] }) { return null; }
