/** Asked before what nobody has got yet is thrown away. */
export const THROW_AWAY = {
  title: '不办了？',
  content: '这一件还没有发出去，不办就等于没写。',
  confirmText: '不办了',
  cancelText: '先留着',
};

/** What is written and not sent. */
export interface Standing {
  isConnected: boolean;
  /** Writes that wait. */
  waiting: number;
  /** Writes that were refused. */
  refused: number;
}

/** How things stand, in a line across the page; empty while there is nothing to say. */
export function standingSaid({ isConnected, waiting, refused }: Standing): string {
  const kept = `${waiting} 件未发送，存在手机里`;
  if (refused > 0) return `${refused} 件没办成，要您看一看`;
  if (waiting === 0) return '';
  return isConnected ? `${kept}，正在发` : `没有网络，照常办。${kept}`;
}
