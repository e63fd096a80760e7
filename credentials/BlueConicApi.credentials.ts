import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { requestToken } from '../core/blueconic/token';
import { defaultRetryPolicy, withRetry } from '../core/flow/retry';
import { blueConicAccount } from '../nodes/ports/credentials';
import { httpPort } from '../nodes/ports/http';

/** A person may be waiting for a dropdown. */
const tokenPatience = { ...defaultRetryPolicy, budgetMs: 15_000 };

export class BlueConicApi implements ICredentialType {
	name = 'blueConicApi';

	displayName = 'BlueConic API';

	icon: Icon = { light: 'file:blueconic.svg', dark: 'file:blueconic.dark.svg' };

	documentationUrl = 'https://rest.apidoc.blueconic.com';

	properties: INodeProperties[] = [
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. tenant.blueconic.net',
			description: 'The host of your BlueConic',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description:
				'Of an application registered in BlueConic under Settings > Access management > Applications, with the scopes read:segments, read:profile-properties and write:profiles',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	/** Called by n8n when there is no token yet, and after a 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ accessToken: string }> {
		const { url, ...application } = blueConicAccount(credentials);
		const send = withRetry(
			httpPort((options) => this.helpers.httpRequest(options), url),
			tokenPatience,
		);
		return { accessToken: await requestToken(send, url, application) };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};
}
