import { PasswordInput } from '@mantine/core';

const minCharacters = 10;

export interface NewPassword {
  text: string;
  again: string;
}

/** The server may ask for more; it says so. */
export const isUsable = ({ text, again }: NewPassword) => text.length >= minCharacters && text === again;

/** A new password, twice. */
export function NewPasswordFields({ value, onChange }: { value: NewPassword; onChange: (value: NewPassword) => void }) {
  const { text, again } = value;
  return (
    <>
      <PasswordInput
        label="New password"
        description={`At least ${minCharacters} characters; a sentence is easy to keep in mind.`}
        size="sm"
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': 'Show the new password' }}
        value={text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <PasswordInput
        label="The same again"
        size="sm"
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': 'Show the repeated password' }}
        error={again !== '' && again !== text ? 'Not the same' : null}
        value={again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
    </>
  );
}
