/** No menu: the page offers everything there is, and a patient should find no way out of it by accident. */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Translator } from '#core/language/translator.ts';

/** On macOS copy and paste live in the menu, and so does quitting. */
export function showMenu({ say }: Translator): void {
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(macMenu(say)) : null);
}

function macMenu(say: Translator['say']): MenuItemConstructorOptions[] {
  return [
    {
      label: 'Keel',
      submenu: [
        { role: 'about', label: say('menu.about') },
        { type: 'separator' },
        { role: 'hide', label: say('menu.hide') },
        { role: 'hideOthers', label: say('menu.hide-others') },
        { role: 'unhide', label: say('menu.show-all') },
        { type: 'separator' },
        { role: 'quit', label: say('menu.quit') },
      ],
    },
    {
      label: say('menu.edit'),
      submenu: [
        { role: 'undo', label: say('menu.undo') },
        { role: 'redo', label: say('menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: say('menu.cut') },
        { role: 'copy', label: say('menu.copy') },
        { role: 'paste', label: say('menu.paste') },
        { role: 'selectAll', label: say('menu.select-all') },
      ],
    },
  ];
}
