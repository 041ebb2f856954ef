import { writeWorkbook } from '../kit/write-workbook';
import type { Kind } from './contract/fields';
import type { ledgerLine } from './ledger';
import type { Stage } from './rules/stages';

type Line = ReturnType<typeof ledgerLine> & { phone: string | null };

const STAGES: Record<Stage, string> = {
  away: '已离京',
  notArrived: '未到京',
  toVerify: '待核实',
  needsFix: '待补地址',
  toVisit: '待上门',
  escalated: '已上报',
  toCheck: '待质检',
  observing: '观察中',
  completed: '已结束',
  cancelled: '已取消',
  lost: '失联',
  movedOut: '已转出',
};
const KINDS: Record<Kind, string> = { return: '返京', closeContact: '密接', pooledPositive: '混检阳性' };
const HEADER = ['姓名', '手机号', '单位', '类型', '状态', '登记日期', '离京去往', '预计返京', '从哪里来', '到京日期'];

/** The ledger as a workbook, in the words of the offices. A line's full number stands in for the masked one when it has it. */
export function ledgerSheet(lines: readonly Line[]): Buffer {
  const rows = lines.map((line) => [
    line.name,
    line.phone ?? line.maskedPhone,
    line.unit,
    KINDS[line.kind],
    STAGES[line.stage],
    line.declaredOn,
    line.leftFor ?? '',
    line.plannedReturnOn ?? '',
    line.cameFrom ?? '',
    line.arrivedOn ?? '',
  ]);
  return writeWorkbook('返京台账', [HEADER, ...rows]);
}
