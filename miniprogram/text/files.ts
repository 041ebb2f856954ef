/** WeChat keeps a chosen file for a while only. */
export const FILE_GONE = '这个文件打不开了，请再选一次';
export const FILE_TOO_LARGE = '文件超过 2 MB 了，请分成几个再导';
