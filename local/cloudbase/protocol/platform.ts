import { PlatformError } from '../platform-error';
import type { Storage } from '../storage/storage';
import { isPicture } from '../wechat/answers';
import type { WeChat } from '../wechat/wechat';
import { openApiRequest, openApiResponse } from './open-api-messages';
import { STORAGE_ACTIONS } from './storage';
import type { WireRequest } from './wire';

/** What the platform offers functions beside the database; what is missing is refused by name. */
export interface PlatformHandlers {
  /**
   * Calls another function; answers its result as JSON.
   *
   * @param token of the call that it comes from: whoever made that one makes this one
   * @throws PlatformError FUNCTION_NOT_FOUND, or why the function did not answer
   */
  invokeFunction?: (name: string, event: unknown, token: string) => Promise<string>;
  wechat?: WeChat;
  storage?: Storage;
}

/** A function's event above this is refused, bytes; the platform's limit for a call that waits for its answer. */
const MOST_EVENT = 6 * 1024 * 1024;

const callOf = ({ wxCloudApiToken, tcb_sessionToken: session = '' }: Partial<WireRequest>) =>
  wxCloudApiToken || session;

/** JSON to answer, or bytes as they are. */
export type PlatformAnswer = Record<string, unknown> | Buffer;

type PlatformAction = (handlers: PlatformHandlers, request: WireRequest) => PlatformAnswer | Promise<PlatformAnswer>;

const missing = (what: string) => new PlatformError('INVALID_ACTION', `${what} is not provided here`);

function missingOutright(what: string): never {
  throw missing(what);
}

/** @throws PlatformError when a text is no JSON */
function parsed(text: unknown, field: string): unknown {
  if (typeof text !== 'string' || text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new PlatformError('INVALID_PARAM', `${field} is not JSON`);
  }
}

const OTHERS: Readonly<Record<string, PlatformAction>> = {
  async 'functions.invokeFunction'({ invokeFunction }, { function_name: name = '', request_data: text, ...request }) {
    if (!invokeFunction) throw missing('invokeFunction');
    if (Buffer.byteLength(text ?? '') > MOST_EVENT) {
      throw new PlatformError('EXCEED_MAX_PAYLOAD_SIZE', `The event is longer than ${MOST_EVENT} bytes`);
    }
    const result = await invokeFunction(name, parsed(text, 'request_data'), callOf(request));
    return { data: { response_data: result } };
  },

  'wx.api'({ wechat }, { apiName = '', requestData }) {
    if (!wechat) throw missing('wx.api');
    const answer = wechat.answer(apiName, parsed(requestData, 'requestData'));
    return { data: { responseData: isPicture(answer) ? answer.bytes.toString('base64') : JSON.stringify(answer) } };
  },

  'wx.openApi'({ wechat }, { apiName = '', requestData }) {
    if (!wechat) throw missing('wx.openApi');
    if (!(requestData instanceof Uint8Array)) throw new PlatformError('INVALID_PARAM', 'requestData is not a file');
    const answer = wechat.answer(apiName, decoded(requestData));
    if (isPicture(answer)) return openApiResponse(answer.contentType, answer.bytes);
    return openApiResponse('application/json', Buffer.from(JSON.stringify(answer)));
  },

  'wx.wxPayApi': () => missingOutright('wx.wxPayApi'),
  'wx.wxCallContainerApi': () => missingOutright('wx.wxCallContainerApi'),
  'analytics.report': () => missingOutright('analytics.report'),

  /** There are no accounts but WeChat's here, and those have no such id. */
  'auth.getUserInfoForAdmin'(_handlers, { uuid, platformId }) {
    throw new PlatformError('RESOURCE_NOT_FOUND', `no user ${JSON.stringify(uuid ?? platformId ?? '')}`);
  },
};

function decoded(bytes: Uint8Array): Record<string, unknown> {
  try {
    return openApiRequest(bytes);
  } catch {
    throw new PlatformError('INVALID_PARAM', 'requestData is not the message it should be');
  }
}

/** The action outside the database of a name, or `null` when there is none. */
export function platformAction(name: string): PlatformAction | null {
  if (Object.hasOwn(OTHERS, name)) return OTHERS[name]!;
  if (!Object.hasOwn(STORAGE_ACTIONS, name)) return null;
  return async ({ storage }, request) => {
    if (!storage) throw missing('storage');
    return { data: await STORAGE_ACTIONS[name]!(storage, { ...request }) };
  };
}
