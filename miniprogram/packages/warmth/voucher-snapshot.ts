/** Under which name the phone keeps the latest codes of a claim, so that they are there without a network. */
export const voucherSnapshot = (campaignId: string, claimId = ''): string => `voucher:${campaignId}:${claimId}`;
