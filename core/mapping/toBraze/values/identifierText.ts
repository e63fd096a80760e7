import type { BrazeIdentifier } from '../../model/toBrazeMapping';
import { email, phone } from './addressFields';
import type { Converted, ConvertText } from './converted';
import { isBlank } from './filledTexts';
import { plainText } from './textValue';

const identifiers: Readonly<Record<BrazeIdentifier, ConvertText>> = {
	external_id: plainText,
	user_alias: plainText,
	braze_id: plainText,
	email,
	phone,
};

/**
 * What a user is known to Braze by, as JSON text; of an alias its name. IDs stay exactly as they
 * are; an address or a number that is none comes back as a warning alone.
 */
export const checkedIdentifier = (identifier: BrazeIdentifier, text: string): Converted =>
	isBlank(text) ? undefined : identifiers[identifier](text);
