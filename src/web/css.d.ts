/** Style sheets are imported for their effect; the bundler writes them as files of their own. */
declare module '*.css'
declare module '@fontsource-variable/noto-sans-sc'
