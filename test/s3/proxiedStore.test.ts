import { startFaultyServer } from './faultyServer';
import { describeStore } from './storeSuite';

/** Signatures are checked where the environment gives a server that checks them. */
describeStore('proxied', startFaultyServer);
