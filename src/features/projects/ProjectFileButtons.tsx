// The open project into a file, and a project out of one.
import { useRef } from 'react';
import { exportProject } from '../../commands/exportProject.ts';
import { importProjects } from '../../commands/importProject.ts';
import { Button } from '../../components/controls/Button.tsx';
import { useApp } from '../appContext.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { PROJECTS_TEXT } from '#words/projects.ts';

export function ProjectFileButtons({
  onStart,
}: {
  /** How far it is stands on the page, behind the dialog. */
  onStart: () => void;
}) {
  const app = useApp();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        onClick={() => {
          onStart();
          void exportProject(app);
        }}
      >
        {COMMON_TEXT.saveAsFile}
      </Button>
      <Button onClick={() => picker.current?.click()}>{PROJECTS_TEXT.openFile}</Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={PROJECTS_TEXT.file}
        accept=".cadenza"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          if (files.length === 0) return;
          onStart();
          void importProjects(app, files);
        }}
      />
    </>
  );
}
