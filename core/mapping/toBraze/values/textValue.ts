import { dateFormOf } from '../../../braze/dateTexts';
import { isTooLong } from '../../../braze/textLength';
import { dateFromIso, isBrazeDate } from '../../values/dates';
import { isoText } from '../../values/isoText';
import { sentText, type ConvertText } from './converted';

/** A text as it is, which standard fields take at any length. */
export const plainText: ConvertText = (text) => sentText(text);

/** A text in a list or an object, where Braze takes none for a date. */
export const shortText: ConvertText = (text) =>
	isTooLong(text) ? { warning: 'textTooLong' } : sentText(text);

/** A custom attribute that is to be a text: one that Braze takes for a date cannot be. */
export const attributeText: ConvertText = (text) =>
	dateFormOf(text) === undefined ? shortText(text) : { warning: 'looksLikeDate' };

/** A custom attribute that may be a text or a date: one that Braze takes for a date is sent as such. */
export const attributeTextOrDate =
	(timeZone: string): ConvertText =>
	(text) => {
		if (dateFormOf(text) !== 'iso') return attributeText(text);
		const date = dateFromIso(text, timeZone);
		if (!date || !isBrazeDate(date)) return { warning: 'looksLikeDate' };
		return sentText(isoText(date.getTime()), 'dateTextSentAsDate');
	};
