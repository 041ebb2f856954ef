/** What a code says that the person scanned; `null` when they left the scanner, or it did not open. */
export async function scanned(): Promise<string | null> {
  const found = await wx.scanCode({ scanType: ['qrCode'] }).catch(() => null);
  return found && found.result.trim();
}
