import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { modelsQuery } from '../../shared/api/queries.ts';
import classes from './question-box.module.css';

/** Which model to use; nothing where there is none to choose. */
export function ModelChoice({ model, onModel }: { model: string | null; onModel: (model: string | null) => void }) {
  const models = useQuery(modelsQuery());
  const ids = [
    ...new Set(
      (models.data?.models ?? [])
        .filter(({ state }) => state === 'ready' || state === 'cooling_down')
        .map(({ id }) => id),
    ),
  ];
  if (ids.length === 0) return null;
  return (
    <Select
      className={classes['model']}
      aria-label="Model"
      data={[{ value: '', label: 'Model: as needed' }, ...ids.map((id) => ({ value: id, label: id }))]}
      value={model ?? ''}
      allowDeselect={false}
      onChange={(id) => onModel(id === null || id === '' ? null : id)}
    />
  );
}
