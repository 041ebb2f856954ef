/** What the platform hands a function beside the event; nothing in the event says who is calling. */
export interface PlatformContext {
  request_id?: string;
  function_name?: string;
  /** JSON of the call's environment; `WX_OPENID` is in it exactly when a mini-program called. */
  environment?: string;
}

const environmentOf = (context: PlatformContext): Record<string, unknown> => {
  try {
    return (JSON.parse(context.environment ?? '{}') ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
};

/** The openid that WeChat vouches for, or `null`: a timer or the console called. */
export function openidOf(context: PlatformContext): string | null {
  const { WX_OPENID: openid } = environmentOf(context);
  return typeof openid === 'string' && openid !== '' ? openid : null;
}

/** Whether a timer called. Clients can forge a timer's event, but neither lose their openid nor set the trigger. */
export function isTimer(context: PlatformContext): boolean {
  return openidOf(context) === null && environmentOf(context)['TRIGGER_SRC'] === 'timer';
}

/** Whether a mini-program called, itself or through other functions, rather than WeChat's server. */
export function isFromClient(context: PlatformContext): boolean {
  const { TCB_SOURCE: source } = environmentOf(context);
  return typeof source === 'string' && source.startsWith('wx_client');
}
