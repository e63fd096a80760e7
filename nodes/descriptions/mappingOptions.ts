import { fileLimitOptions } from './fileLimits';
import type { Option } from './options';

const longestList: Option = {
	name: 'longestList',
	displayName: 'Longest List',
	description:
		'How many elements an array attribute holds in Braze; what is longer is cut. Braze raises the 25 for single attributes.',
	default: 25,
	minValue: 1,
	maxValue: 500,
};

const timeZone: Option = {
	name: 'timeZone',
	displayName: 'Time Zone',
	description: 'Of dates that come without one, and of days',
	default: 'UTC',
	placeholder: 'e.g. Europe/Amsterdam',
};

const whenUnfit: Option = {
	name: 'whenUnfit',
	displayName: 'When Unfit',
	description:
		'What becomes of a value that Braze would drop or change, where no rule mends it safely',
	default: 'leaveOut',
	choices: [
		{
			name: 'Leave It Out',
			value: 'leaveOut',
			description: 'The rest of the row is sent, and the report counts a warning',
		},
		{
			name: 'Refuse the Row',
			value: 'refuseRow',
			description: 'Nothing of the row is sent, and the report lists it',
		},
	],
};

export const toBlueConicOptions: readonly Option[] = [...fileLimitOptions, timeZone];

export const toBrazeOptions: readonly Option[] = [longestList, timeZone, whenUnfit];

/** Of both directions. */
export const bothOptions: readonly Option[] = [
	...fileLimitOptions,
	longestList,
	timeZone,
	whenUnfit,
];
