import type { BlueConicSettings } from './blueConicSettings';
import type { AccessTokens } from './oauth/accessTokens';
import type { OAuthClient } from './oauth/oauthClient';
import type { ProfileStore } from './profiles/profileStore';
import type { PropertyCatalogue } from './properties/propertyCatalogue';
import type { BlueConicSegment } from './segments/segments';

/** What the routes of the BlueConic stand-in work on. */
export interface BlueConicContext {
	readonly clients: readonly OAuthClient[];
	readonly tokens: AccessTokens;
	readonly catalogue: PropertyCatalogue;
	readonly profiles: ProfileStore;
	readonly segments: readonly BlueConicSegment[];
	readonly settings: BlueConicSettings;
}
