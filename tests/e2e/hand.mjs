// The same steps by mouse and by keyboard alone.
import { expect } from '@playwright/test';

/** By mouse. */
export class Mouse {
  constructor(page) {
    this.page = page;
  }

  async press(target) {
    await target.click();
  }

  async choose(target) {
    // The label is what people click; the card around it belongs to the label.
    await this.page.locator(`label[for="${await target.getAttribute('id')}"]`).click();
    await expect(target).toBeChecked();
  }

  async write(field, text) {
    await field.click();
    await field.fill(text);
  }

  async pick(combobox, typed, option) {
    await combobox.click();
    await combobox.pressSequentially(typed);
    await this.page.getByRole('option', { name: option }).click();
  }
}

/** By keyboard alone: Tab, arrows, Space, Enter and letters; every stop shows where it is. */
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  async choose(target) {
    await this.reach(target);
    if ((await target.getAttribute('type')) === 'radio') {
      for (let n = 0; n < 12 && !(await target.evaluate(isActive)); n += 1) {
        await this.page.keyboard.press('ArrowDown');
      }
    }
    if (!(await target.isChecked())) await this.page.keyboard.press('Space');
    await expect(target).toBeChecked();
  }

  async write(field, text) {
    await this.reach(field);
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  async pick(combobox, typed, option) {
    await this.write(combobox, typed);
    const wanted = this.page.getByRole('option', { name: option });
    await expect(wanted).toBeVisible();
    for (let n = 0; n < 12 && (await wanted.getAttribute('aria-selected')) !== 'true'; n += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(wanted).toHaveAttribute('aria-selected', 'true');
    const active = await combobox.getAttribute('aria-activedescendant');
    expect(active, 'the screen reader is told which option').toBe(await wanted.getAttribute('id'));
    await this.page.keyboard.press('Enter');
  }

  /** Goes on with Tab until the target has the focus, or its group of radios has. */
  async reach(target) {
    await expect(target).toBeVisible();
    for (let n = 0; n < 80; n += 1) {
      if (await target.evaluate(isActiveGroup)) {
        expect(await this.page.evaluate(showsFocus), 'the focus is visible').toBe(true);
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${target}`);
  }
}

const isActive = (element) => document.activeElement === element;

const isActiveGroup = (element) => {
  const active = document.activeElement;
  if (active === element) return true;
  const isRadio = element.type === 'radio' && active?.type === 'radio';
  return isRadio && element.name !== '' && active.name === element.name && active.form === element.form;
};

const showsFocus = () => {
  const active = document.activeElement;
  const isDrawn = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const label = active.labels?.[0];
  return isDrawn(getComputedStyle(active)) || (label ? isDrawn(getComputedStyle(label, '::before')) : false);
};
