import { Kbd, Table } from '@mantine/core';
import { Dialog } from '../shared/ui/dialog.tsx';
import { useIdentity } from '../shared/session/use-identity.ts';
import { placesOf } from './navigation.ts';

export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const places = placesOf(useIdentity());
  const shortcuts: [keys: string[], what: string][] = [
    [['/'], 'Write a question'],
    [['Ctrl', 'Enter'], 'Approve and run, or run the report'],
    ...places.map(({ letter, name }): [string[], string] => [['g', letter], `Go to ${name}`]),
    [['?'], 'This list'],
    [['Esc'], 'Close what is open'],
  ];
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Keyboard shortcuts" size="sm">
      <Table>
        <Table.Tbody>
          {shortcuts.map(([keys, what]) => (
            <Table.Tr key={what}>
              <Table.Td w={120}>
                {keys.map((key) => (
                  <Kbd key={key} size="xs" mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Dialog>
  );
}
