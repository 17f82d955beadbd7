import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  size?: 'sm' | 'md' | 'lg';
  children: ReactNode;
}

export function Dialog({ isOpen, onClose, title, size = 'md', children }: DialogProps) {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={size} transitionProps={{ duration: 100 }}>
      <Modal.Overlay backgroundOpacity={0.4} blur={0} />
      <Modal.Content>
        {/* Mantine makes it a <header>, which beside the page's own would be a second banner. */}
        <Modal.Header role="none">
          <Modal.Title fw={600} fz={15}>
            {title}
          </Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
