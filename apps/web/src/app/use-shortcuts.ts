import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useIdentity } from '../shared/session/use-identity.ts';
import { placesOf } from './navigation.ts';

const secondKeyMs = 1_200;

/** "/" to the question, "g" and a letter to a place, "?" for help; never while something is being typed. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  const user = useIdentity();
  useEffect(() => {
    const places = placesOf(user);
    let wentAt = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isSecondKey = Date.now() - wentAt < secondKeyMs;
      wentAt = event.key === 'g' && !isSecondKey ? Date.now() : 0;
      const place = isSecondKey ? places.find(({ letter }) => letter === event.key.toLowerCase()) : undefined;
      if (place) {
        event.preventDefault();
        void navigate({ to: place.to });
      } else if (event.key === '/') {
        event.preventDefault();
        void goToQuestion(() => navigate({ to: '/' }));
      } else if (event.key === '?') {
        event.preventDefault();
        onHelp();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, onHelp, user]);
}

async function goToQuestion(navigate: () => Promise<void>): Promise<void> {
  if (!findQuestion()) await navigate();
  findQuestion()?.focus();
}

const findQuestion = () => document.querySelector<HTMLTextAreaElement>('#question');

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
