import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { testApplication } from '../../core/blueconic/applicationTest';
import { blueConicAccount } from '../ports/credentials';
import { credentialTestHttp } from '../ports/credentialTestHttp';
import { credentialTestResult } from '../ports/credentialTestResult';

/** Tells whether tenant and application fit, and which scope is missing. */
export async function blueConicApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	return await credentialTestResult(async () => {
		const { url, ...application } = blueConicAccount(credential.data ?? {});
		const sendWithToken = (token: string) =>
			credentialTestHttp(this, url, token === '' ? {} : { authorization: `Bearer ${token}` });
		return await testApplication(sendWithToken, url, application);
	});
}
