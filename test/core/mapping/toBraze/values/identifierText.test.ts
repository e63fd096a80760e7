import { checkedIdentifier } from '../../../../../core/mapping/toBraze/values/identifierText';
import type { BrazeIdentifier } from '../../../../../core/mapping/model/toBrazeMapping';

it.each<[BrazeIdentifier, string, object | undefined]>([
	['external_id', ' 007a ', { json: '" 007a "' }],
	['external_id', '2020-07-10', { json: '"2020-07-10"' }],
	['external_id', '"', { json: '"\\""' }],
	['external_id', ' ', undefined],
	['user_alias', 'Ada', { json: '"Ada"' }],
	['braze_id', '5F', { json: '"5F"' }],
	['email', ' Ada@Example.com ', { json: '"Ada@Example.com"' }],
	['email', 'ada', { warning: 'notAnEmail' }],
	['email', '', undefined],
	['phone', '+31201234567', { json: '"+31201234567"' }],
	['phone', '0031 20-1234567', { json: '"+31201234567"', warning: 'phoneMended' }],
	['phone', '020-1234567', { warning: 'notAPhone' }],
])('%s %j is %j', (identifier, text, expected) => {
	expect(checkedIdentifier(identifier, text)).toEqual(expected);
});
