import { readFileSync, writeFileSync } from 'node:fs';
import { PAGE, upToDate } from './page';

writeFileSync(PAGE, upToDate(readFileSync(PAGE, 'utf8')));
