import { asynchronous } from './asynchronous';
import { ask, chooseOne, hideToast, showToast } from './sheets';

interface Modal {
  title?: string;
  content?: string;
  showCancel?: boolean;
  cancelText?: string;
  confirmText?: string;
}

/** What WeChat says to the person by itself. */
export const feedback = {
  showToast: asynchronous<{ title: string; duration?: number }>('showToast', ({ title, duration = 1_500 }) =>
    showToast(title, duration),
  ),
  hideToast: asynchronous('hideToast', hideToast),
  showLoading: asynchronous<{ title: string }>('showLoading', ({ title }) => showToast(title, null)),
  hideLoading: asynchronous('hideLoading', hideToast),
  showModal: asynchronous<Modal>('showModal', async (modal) => {
    const { title = '', content = '', showCancel = true, cancelText = '取消', confirmText = '确定' } = modal;
    const no = showCancel ? [[cancelText, false] as const] : [];
    const confirm = await ask(title, content, [...no, [confirmText, true] as const]);
    return { confirm, cancel: !confirm };
  }),
  showActionSheet: asynchronous<{ itemList: string[] }>('showActionSheet', async ({ itemList }) => {
    const tapIndex = await chooseOne(
      itemList.map((label, i) => [label, i] as const),
      -1,
    );
    if (tapIndex === -1) throw new Error('cancel');
    return { tapIndex };
  }),
  makePhoneCall: asynchronous<{ phoneNumber: string }>('makePhoneCall', async ({ phoneNumber }) => {
    const called = await ask('拨打电话', phoneNumber, [['取消', false] as const, ['呼叫', true] as const]);
    if (!called) throw new Error('cancel');
  }),
  setClipboardData: asynchronous<{ data: string }>('setClipboardData', async ({ data }) => {
    await navigator.clipboard?.writeText(data);
    showToast('内容已复制', 1_500);
  }),
};
