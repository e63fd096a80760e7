import { isoTimeMs } from './isoTime';

const MAX_TEXT_LENGTH = 65_000;
const MAX_WHOLE_NUMBER = 2_147_483_647;
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A text as a property of a kind takes it; nothing when it does not fit. */
type Fit = (text: string) => string | undefined;

function fitText(text: string): string | undefined {
	return text.length <= MAX_TEXT_LENGTH ? text : undefined;
}

function fitAddress(text: string): string | undefined {
	const sides = text.trim().split('@');
	const isAddress = sides.length === 2 && sides.every((side) => side !== '' && !/\s/.test(side));
	return isAddress ? text.trim() : undefined;
}

function numberIn(text: string): number | undefined {
	const trimmed = text.trim();
	const number = NUMBER.test(trimmed) ? Number(trimmed) : NaN;
	// There is no minus zero.
	return number <= MAX_WHOLE_NUMBER ? number + 0 : undefined;
}

function fitNumber(text: string): string | undefined {
	return numberIn(text)?.toString();
}

function fitWholeNumber(text: string): string | undefined {
	const number = numberIn(text);
	return Number.isInteger(number) ? number?.toString() : undefined;
}

/** Dates are told in milliseconds since 1970. */
function fitDate(text: string): string | undefined {
	return isoTimeMs(text)?.toString();
}

/** Properties that hold not just any text. */
const FITS = new Map<string, Fit>([
	['email', fitAddress],
	...['braze_points', 'plan_level', 'videos_watched', 'gift_cards'].map(
		(property) => [property, fitWholeNumber] as const,
	),
	...['last_order_date', 'last_video_date', 'campaign_date'].map(
		(property) => [property, fitDate] as const,
	),
	// Those that the import goal creates.
	...['braze_visits', 'braze_points_earned'].map((property) => [property, fitWholeNumber] as const),
	['braze_basket_value', fitNumber],
	['braze_member_since', fitDate],
	['braze_dob', fitDate],
]);

/** The texts that fit a property, in its form: the Mapper leaves the others out. */
export function fittingTexts(property: string, texts: readonly string[]): readonly string[] {
	const fit = FITS.get(property) ?? fitText;
	return texts.map(fit).filter((text) => text !== undefined);
}
