export function ConciergePage(_: { parts: string[] }) { return null; }
