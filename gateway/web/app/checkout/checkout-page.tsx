export function CheckoutPage(_: { parts: string[] }) { return null; }
