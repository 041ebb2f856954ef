import { asynchronous } from './asynchronous';
import { ask, chooseOne, make } from './sheets';
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

async function showModal(modal: Modal): Promise<object> {
  const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = modal;
  for (const [name, text] of Object.entries({ cancelText, confirmText })) {
    if (text.length > MOST_BUTTON_TEXT)
      throw new Error(`${name} length should not larger than ${MOST_BUTTON_TEXT} Chinese characters`);
  }
  const field = make('input', 'wx-modal-field') as HTMLInputElement;
  field.placeholder = modal.placeholderText ?? '';
  field.value = content;
  const no = showCancel ? [[cancelText, false] as const] : [];
  const choices = [...no, [confirmText, true] as const];
  const confirm = await ask(title, modal.editable ? '' : content, choices, true, modal.editable ? [field] : []);
  return { confirm, cancel: !confirm, content: modal.editable && confirm ? field.value : null };
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
