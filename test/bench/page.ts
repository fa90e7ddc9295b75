export async function timePage(): Promise<[string, number, string][]> {
  return [];
}
