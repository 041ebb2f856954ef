import { asynchronous } from './asynchronous';
import { ask, chooseOne, make } from './sheets';
import type { Choice } from './sheets';
import { hideToast, showToast } from './toast';
import type { Toast } from './toast';

interface Modal {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
  editable?: boolean;
  placeholderText?: string;
}
interface Sheet {
  itemList: string[];
  alertText?: string;
}

/** WeChat's own limits. */
const MOST_ITEMS = 6;
const MOST_BUTTON_TEXT = 4;
const TOAST_MS = 1_500;

function checkButtons(texts: Record<string, string>): void {
  for (const [name, text] of Object.entries(texts)) {
    if (text.length <= MOST_BUTTON_TEXT) continue;
    throw new Error(`${name} length should not larger than ${MOST_BUTTON_TEXT} Chinese characters`);
  }
}

async function showModal(modal: Modal): Promise<object> {
  const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定', editable } = modal;
  checkButtons({ cancelText, confirmText });
  const choices: Choice<boolean>[] = [[confirmText, true]];
  if (showCancel) choices.unshift([cancelText, false]);
  if (!editable) {
    const confirm = await ask(title, content, choices);
    return { confirm, cancel: !confirm };
  }
  const field = make('input', 'wx-modal-field') as HTMLInputElement;
  field.placeholder = modal.placeholderText ?? '';
  field.value = content;
  const confirm = await ask(title, '', choices, true, [field]);
  return { confirm, cancel: !confirm, content: confirm ? field.value : '' };
}

async function showActionSheet({ itemList, alertText = '' }: Sheet): Promise<object> {
  if (!Array.isArray(itemList) || itemList.length === 0)
    throw new Error('parameter error: itemList should not be empty');
  if (itemList.length > MOST_ITEMS)
    throw new Error(`parameter error: itemList should not be larger than ${MOST_ITEMS}`);
  const labels = itemList.map((label, i) => [label, i] as const);
  const tapIndex = await chooseOne(labels, -1, alertText);
  if (tapIndex === -1) throw new Error('cancel');
  return { tapIndex };
}

/** What WeChat says to the person by itself. */
export const feedback = {
  showToast: asynchronous<Toast>('showToast', (toast) => showToast({ ...toast, duration: toast.duration ?? TOAST_MS })),
  hideToast: asynchronous('hideToast', hideToast),
  showLoading: asynchronous<Toast>('showLoading', (toast) => showToast({ ...toast, icon: 'loading', duration: null })),
  hideLoading: asynchronous('hideLoading', hideToast),
  showModal: asynchronous<Modal>('showModal', showModal),
  showActionSheet: asynchronous<Sheet>('showActionSheet', showActionSheet),
};
