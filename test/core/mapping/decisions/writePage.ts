import { readFileSync, writeFileSync } from 'node:fs';

import { page, upToDate } from './page';

writeFileSync(page, upToDate(readFileSync(page, 'utf8')));
