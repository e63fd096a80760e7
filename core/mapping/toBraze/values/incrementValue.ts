import { wholeNumberText } from '../../values/numbers';
import type { ConvertText } from './converted';

/** What adds to the whole number that is there (braze.com/docs, user attributes object, "inc"). */
export const incrementValue: ConvertText = (text) => {
	const number = wholeNumberText(text);
	return 'json' in number ? { json: `{"inc":${number.json}}` } : number;
};
