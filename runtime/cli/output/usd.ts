/** `$0.40`, `$1,234.50`: US dollars as the Hub's price list writes them. */
export function usd(amount: number): string {
  return new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" }).format(amount);
}
