import {
	ConfigurationError,
	PassingError,
	RowError,
	SyncError,
} from '../../../core/flow/syncError';

const cause = new Error('below');

it.each<[string, SyncError, Partial<RowError>]>([
	['ConfigurationError', new ConfigurationError('Set it.', { cause }), { kind: 'configuration' }],
	['PassingError', new PassingError('Set it.', { cause }), { kind: 'passing' }],
	['RowError', new RowError('brokenJson', 'Set it.'), { kind: 'row', reason: 'brokenJson' }],
])('a %s is a SyncError of its kind', (name, error, expected) => {
	expect(error).toBeInstanceOf(SyncError);
	expect(error).toMatchObject({ name, message: 'Set it.', ...expected });
});

it('the cause is kept', () => {
	expect(new ConfigurationError('Set it.', { cause }).cause).toBe(cause);
	expect(new PassingError('Set it.', { cause }).cause).toBe(cause);
});
