import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';

const root = '/tmp/air_guard';

/** The files that the statements of the corpus try to read and write; the corpus names this path. */
export function createPlayground(): { remove(): void } {
  const isOurs = !existsSync(root);
  mkdirSync(`${root}/base`, { recursive: true });
  mkdirSync(`${root}/outside`, { recursive: true });
  writeFileSync(`${root}/outside/secret.csv`, 'a,b\nCANARY_OUTSIDE,1\n');
  writeFileSync(`${root}/base/other_org.csv`, 'a,b\nCANARY_OTHER_ORG,1\n');
  writeFileSync(`${root}/base/v_sales.csv`, 'sale_id,store_id,note\n1,1,ok\n2,7,CANARY_FOREIGN_STORE_7\n');
  writeFileSync(`${root}/base/v_stores.csv`, 'store_id,name\n1,Store 1\n7,CANARY_STORE_7\n');
  if (!existsSync(`${root}/base/out`)) symlinkSync(`${root}/outside`, `${root}/base/out`);
  return {
    remove() {
      if (isOurs) rmSync(root, { recursive: true, force: true });
    },
  };
}
