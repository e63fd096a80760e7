import { startEmbedded } from './embeddedAccess';
import { describeStore } from './storeSuite';

describeStore('embedded', startEmbedded);
