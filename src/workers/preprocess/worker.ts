import { serve } from '../serve.ts';
import { createPreprocessHandler } from './handler.ts';

serve(createPreprocessHandler());
