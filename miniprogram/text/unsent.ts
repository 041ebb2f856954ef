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
  const kept = waiting > 0 ? `${waiting} 件未发送，存在手机里` : '';
  if (!isConnected) return kept ? `没有网络，照常办。${kept}` : '没有网络，下面是上次的样子';
  if (refused > 0) return `${refused} 件没办成，要您看一看`;
  return kept && `${kept}，正在发`;
}
