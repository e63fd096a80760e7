import { givenServer } from './givenServer';
import { describeStore } from './storeSuite';

const access = givenServer();

if (access) {
	describeStore('given', async () => ({ access, stop: async () => {} }));
} else {
	it('the environment gives no S3 server (S3_TEST_ENDPOINT), so only the embedded one is tested', () => {
		expect(process.env.S3_TEST_ENDPOINT ?? '').toBe('');
	});
}
