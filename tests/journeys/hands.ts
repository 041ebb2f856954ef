import type { Phone } from '../../local/phone/browser';

/** The page on top. */
export const top = ({ page }: Phone) => page.locator('.wx-screen:not([hidden])');

/** Waits for words on the page on top. */
export const see = (phone: Phone, words: string) => top(phone).getByText(words).first().waitFor();

/** Taps what says this, on the page on top or in what rose over it. */
export const tap = ({ page }: Phone, text: string) =>
  page.locator('.wx-screen:not([hidden]), .wx-cover').getByText(text, { exact: true }).last().click();

/** Taps the button of what rose from below. */
export const tapSheet = ({ page }: Phone) => page.locator('.t-popup .t-button:visible').last().click();

/** Opens a picker by its label, turns its wheels to labels, and confirms. */
export async function pick(phone: Phone, label: string, ...labels: string[]): Promise<void> {
  await top(phone).getByLabel(label).first().click();
  for (const one of labels) await phone.page.getByRole('option', { name: one, exact: true }).last().click();
  await phone.page.getByText('确定', { exact: true }).click();
}
