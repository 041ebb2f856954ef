import { createInterface } from 'node:readline';
import { start } from '../../cloudfunctions/warmth';
import { main as jobs } from '../../cloudfunctions/warmth/jobs';
import { TEST_KEYS } from '../kit/keys';
import type { Asked } from './mortals';

/** One instance of the function in a process of its own: a call a line comes, a reply a line goes. */
function main(): void {
  const tell = console.log;
  const clock = { now: 0 };
  const warmth = start();
  Date.now = () => clock.now;
  console.log = () => undefined;

  const answer = async ({ id, now, environment, openid, call }: Asked) => {
    clock.now = now;
    Object.assign(process.env, environment, TEST_KEYS);
    const context = openid === null ? { TRIGGER_SRC: 'timer' } : { WX_OPENID: openid };
    const platform = { environment: JSON.stringify(context) };
    const reply = await (openid === null ? jobs({ Type: 'Timer' }, platform) : warmth(call, platform));
    tell(JSON.stringify({ id, reply }));
  };
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => void answer(JSON.parse(line) as Asked));
  lines.once('close', () => process.exit(0));
  tell('ready');
}

main();
