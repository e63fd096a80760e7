import type { BrazeTarget } from '../../../../../core/mapping/model/brazeTarget';
import { leftOut, mended, nothing, sends, type Outcome } from './outcome';

/** What becomes of one value in a field that has a meaning of its own for Braze. */
export interface FieldDecision {
	readonly target: BrazeTarget;
	readonly kind: string;
	readonly values: readonly string[];
	readonly outcome: Outcome;
}

const several = 'severalValuesFirstSent';

const fields: readonly (readonly [string, string, readonly string[], Outcome])[] = [
	['first_name', 'text', ['Kim'], sends('"Kim"')],
	['first_name', 'text over 255 characters', ['x'.repeat(256)], sends(`"${'x'.repeat(256)}"`)],
	['first_name', 'several texts', ['Kim', 'Lee'], mended('"Kim"', several)],
	['first_name', 'blank text', [' '], nothing],
	['country', 'ISO 3166-1 code', ['NL'], sends('"NL"')],
	['country', 'ISO 3166-1 code in small letters', ['nl'], sends('"NL"')],
	['country', 'name of a country', ['Netherlands'], mended('"NL"', 'countryNameMended')],
	['country', 'text', ['ski'], leftOut('notACountry')],
	['country', 'property without values', [], nothing],
	['language', 'ISO 639-1 code', ['nl'], sends('"nl"')],
	['language', 'text', ['ski'], leftOut('notALanguage')],
	['gender', 'letter of Braze', ['F'], sends('"F"')],
	['gender', 'word', ['female'], mended('"F"', 'genderMended')],
	['gender', 'text', ['ski'], leftOut('notAGender')],
	['time_zone', 'IANA name', ['Europe/Amsterdam'], sends('"Europe/Amsterdam"')],
	['time_zone', 'text', ['ski'], leftOut('notATimeZone')],
	['email', 'address', ['kim@example.org'], sends('"kim@example.org"')],
	['email', 'text', ['ski'], leftOut('notAnEmail')],
	['phone', 'E.164', ['+31201234567'], sends('"+31201234567"')],
	['phone', 'international', ['00 31 20 1234567'], mended('"+31201234567"', 'phoneMended')],
	['phone', 'national', ['020 1234567'], leftOut('notAPhone')],
	['dob', 'ISO 8601 day', ['1990-02-28'], sends('"1990-02-28"')],
	['dob', 'ISO 8601 late in the day', ['1990-02-28T23:30:00-05:00'], sends('"1990-02-28"')],
	['dob', 'epoch milliseconds', ['0'], sends('"1970-01-01"')],
	['dob', 'text', ['ski'], leftOut('notADate')],
	['email_subscribe', 'state', ['opted_in'], sends('"opted_in"')],
	['email_subscribe', 'yes or no', ['no'], mended('"unsubscribed"', 'subscriptionMended')],
	['email_subscribe', 'text', ['ski'], leftOut('notASubscriptionState')],
	['email_open_tracking_disabled', 'yes or no', ['yes'], sends('true')],
	['email_open_tracking_disabled', 'text', ['ski'], leftOut('notABoolean')],
];

const states: readonly (readonly [string, readonly string[], string | undefined])[] = [
	['state', ['subscribed'], 'subscribed'],
	['state to end it', ['unsubscribed'], 'unsubscribed'],
	['yes', ['yes'], 'subscribed'],
	['no', ['no'], 'unsubscribed'],
	['text', ['ski'], undefined],
];

const inGroup = (state: string | undefined): Outcome =>
	state === undefined
		? leftOut('notASubscriptionState')
		: sends(`[{"subscription_group_id":"g-1","subscription_state":"${state}"}]`);

export const fieldDecisions: readonly FieldDecision[] = [
	...fields.map(([name, kind, values, outcome]) => ({
		target: { kind: 'standard' as const, name },
		kind,
		values,
		outcome,
	})),
	...states.map(([kind, values, state]) => ({
		target: { kind: 'subscriptionGroup' as const, id: 'g-1' },
		kind,
		values,
		outcome: inGroup(state),
	})),
];
