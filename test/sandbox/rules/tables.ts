import { BLUECONIC_ACCESS } from './blueConicAccess';
import { BLUECONIC_BULK } from './blueConicBulk';
import { BLUECONIC_PROFILES } from './blueConicProfiles';
import { BLUECONIC_PROPERTIES } from './blueConicProperties';
import { BLUECONIC_REFINEMENT } from './blueConicRefinement';
import { BLUECONIC_SEGMENTS } from './blueConicSegments';
import { BLUECONIC_STATES } from './blueConicStates';
import { BLUECONIC_TIMELINE } from './blueConicTimeline';
import { BRAZE_ATTRIBUTES } from './brazeAttributes';
import { BRAZE_EXPORT } from './brazeExport';
import { BRAZE_LIMITS } from './brazeLimits';
import { BRAZE_LISTS } from './brazeLists';
import { BRAZE_NESTED } from './brazeNested';
import { BRAZE_READS } from './brazeReads';
import { BRAZE_TRACK } from './brazeTrack';
import { BRAZE_USERS } from './brazeUsers';
import type { RuleTable } from './rule';

/** Every table of rules, in the order of docs/sandbox.md. */
export const RULE_TABLES: readonly RuleTable[] = [
	BRAZE_LIMITS,
	BRAZE_TRACK,
	BRAZE_USERS,
	BRAZE_ATTRIBUTES,
	BRAZE_NESTED,
	BRAZE_EXPORT,
	BRAZE_READS,
	BRAZE_LISTS,
	BLUECONIC_ACCESS,
	BLUECONIC_SEGMENTS,
	BLUECONIC_REFINEMENT,
	BLUECONIC_BULK,
	BLUECONIC_STATES,
	BLUECONIC_TIMELINE,
	BLUECONIC_PROFILES,
	BLUECONIC_PROPERTIES,
];
