/** Lets the keeper scan a code; its text, or `null` when they went back. */
export async function scanned(): Promise<string | null> {
  try {
    const { result } = await wx.scanCode({ scanType: ['qrCode'] });
    return result;
  } catch {
    return null;
  }
}
