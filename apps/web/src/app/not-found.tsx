import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../shared/ui/empty-state.tsx';
import { Page } from '../shared/ui/page.tsx';

export function NotFound() {
  return (
    <Page title="No such page">
      <EmptyState title="There is nothing at this address">
        <Button component={Link} to="/" variant="default">
          Go to Ask
        </Button>
      </EmptyState>
    </Page>
  );
}
