export function StaffPage(_: { parts: string[] }) { return null; }
