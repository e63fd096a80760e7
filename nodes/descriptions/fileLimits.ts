import type { IExecuteFunctions } from 'n8n-workflow';

import type { FileLimits } from '../../core/mapping/run/mapRun';
import { defaultUnpackLimits } from '../../core/stage/files/unpackLimits';
import { optionNumber } from '../ports/optionNumber';

const bytesPerMb = 1024 ** 2;
const bytesPerGb = 1024 ** 3;

const longestLine = {
	displayName: 'Longest Line (MB)',
	name: 'longestLineMb',
	description: 'A longer line of a file is refused, and listed with its number',
	default: 16,
	minValue: 1,
	maxValue: 256,
};

const largestFile = {
	displayName: 'Largest File (GB)',
	name: 'largestFileGb',
	description: 'A file that would unpack to more is not read, and the run stops',
	default: 50,
	minValue: 1,
	maxValue: 10_000,
};

const highestRatio = {
	displayName: 'Highest Packing Ratio',
	name: 'highestPackingRatio',
	description: 'The same for a file that would unpack to so many times its size',
	default: 200,
	minValue: 1,
	maxValue: 1100,
};

/** Options of operations that read files of others. */
export const fileLimitOptions = [highestRatio, largestFile, longestLine];

/** What the options say. */
export function fileLimitsOf(context: IExecuteFunctions, itemIndex: number): Required<FileLimits> {
	return {
		longestLineBytes: optionNumber(context, itemIndex, longestLine) * bytesPerMb,
		limits: {
			...defaultUnpackLimits,
			bytes: optionNumber(context, itemIndex, largestFile) * bytesPerGb,
			ratio: optionNumber(context, itemIndex, highestRatio),
		},
	};
}
